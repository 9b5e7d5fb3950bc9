"""What is known of an athlete, and sentences whose every number has its receipt."""
