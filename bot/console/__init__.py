"""The staff console: review questions, the safeguarding lane, accounts, the audit log."""
