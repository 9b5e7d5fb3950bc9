squad-pulse = Resting heart rate { $bpm } bpm, usual range { $low } to { $high }
squad-pulse-text = Average of the last 7 days. Easy days until it comes down; ask about sleep, stress and illness.
squad-pulse-limits = Resting heart rate { $bpm } bpm
squad-pulse-limits-text = Outside the range Milo works with. No training until a second measurement at rest; a doctor if it stays.
squad-chart-sessions = Workouts a week, { $weeks } weeks; this week { $count }
squad-chart-pulse = Resting heart rate, 28 days; average of 7 days { $bpm } bpm
squad-chart-pulse-newest = Resting heart rate, 28 days; newest { $bpm } bpm
