"""Rasa imports the libraries of every store and broker it knows; we have our own store."""

from bot.engine.compat.stand_in import stand_in_for


def adapt() -> None:
    """Stand in for the stores' and brokers' libraries."""
    stand_in_for("aio_pika", "aiormq", "boto3", "botocore", "confluent_kafka", "pymongo")
