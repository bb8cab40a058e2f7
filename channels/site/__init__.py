"""The public pages, in both languages; all of them work without JavaScript but the chat."""
