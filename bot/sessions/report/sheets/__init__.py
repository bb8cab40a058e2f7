"""Reports of sessions as documents: one model, from which every kind of file is made."""
