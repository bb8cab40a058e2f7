"""Our graph components: topics, needs, details, screening. They also load in stock Rasa."""
