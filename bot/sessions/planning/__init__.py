"""Planning a session: outlines, groups, the agenda, the panel, standards and questions."""
