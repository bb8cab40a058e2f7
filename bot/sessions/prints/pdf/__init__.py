"""Prints as PDF: real text, its language and title set, pages numbered, headings bookmarked."""
