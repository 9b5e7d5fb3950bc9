"""What was really done changes what comes next: named rules, each with its data."""
