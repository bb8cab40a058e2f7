"""Opening Doors · Agor Drysau: the service."""
