squad-pulse = Resting heart rate { $bpm } bpm, usual range { $low } to { $high }
squad-pulse-text = Average of the last 7 days. Plan easy days until it comes down; ask about sleep, stress and illness.
squad-pulse-limits = Resting heart rate { $bpm } bpm
squad-pulse-limits-text = Outside the range Milo works with. No training until it is measured again at rest; see a doctor if it stays there.
squad-chart-sessions = Workouts per week, { $weeks } weeks; this week { $count }
squad-chart-pulse = Resting heart rate, 28 days; 7-day average { $bpm } bpm
squad-chart-pulse-newest = Resting heart rate, 28 days; latest { $bpm } bpm
