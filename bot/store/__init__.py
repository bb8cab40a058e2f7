"""The store: engine, transactions, tables, migrations and the audit log."""
