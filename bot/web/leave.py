"""Where "Leave now" goes."""

# A page anyone may have open: no news, nothing personal. A link, never a request of ours.
LEAVE_URL = "https://www.bbc.co.uk/weather"
