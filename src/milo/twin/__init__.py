"""The digital athlete. For now a squad simple enough to show the product with; every record it makes says "simulated"."""
