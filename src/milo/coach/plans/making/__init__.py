"""From a profile to weeks of strength, endurance and food."""
