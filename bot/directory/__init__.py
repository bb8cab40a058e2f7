"""Where to get help near you, in the terms of Open Referral UK."""
