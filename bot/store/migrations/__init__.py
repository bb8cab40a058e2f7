"""The migrations, packaged with the service; bot/store/migrate.py runs them."""
