"""What the asker does: drafts, receipts, writing anew, taking back."""
