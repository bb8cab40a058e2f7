"""A small tagger learned from marked texts: it finds what lists and cues did not foresee.

It stands beside the rules and is learned at set-up, from data/privacy/texts alone.
"""
