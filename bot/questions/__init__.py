"""Questions to the boards: drafts, intake, review by people, what became of them."""
