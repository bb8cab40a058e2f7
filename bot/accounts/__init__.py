"""Staff accounts: who may sign in, as what, and for which region."""
