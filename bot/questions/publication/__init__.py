"""Questions and answers as everybody may read them."""
