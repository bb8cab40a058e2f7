"""Questions as files: what may leave the console, in four shapes."""
