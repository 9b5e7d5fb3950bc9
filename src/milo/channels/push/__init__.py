"""Web Push: a browser's subscription, what is sent to it, and where it is kept; notices arrive with the app closed."""
