"""Prints as DOCX, to be edited: styles, heading levels, and the language of every word."""
