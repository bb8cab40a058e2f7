"""What every page shares: layout, headers, errors, words, form tokens, logs."""
