records-title = Records and curves
records-running = Running
records-cycling = Cycling
records-heart = Heart rate
records-lifts = Lifts
records-lifts-why = Heaviest weight for each number of reps. Open one to see the session.
records-hidden = Maximums are not shown under 18.
records-no-lifts = Log sets with weight to see lift records.
records-no-running = Import a run with distance to see your fastest times.
records-no-cycling = Import a ride with distance to see your fastest times.
records-fastest = Fastest times
records-head-distance = Distance
records-head-time = Best
records-head-pace = Pace / speed
records-head-date = Date
records-head-recent = Last 90 days
records-races = Race predictions
records-races-why = From your best { $from_ }. 80 % interval.
records-critical-power = Critical power
records-critical-speed = Critical speed
records-reserve-power = W′
records-reserve-speed = D′
records-critical-why = From your best { $from_ }. 95 % intervals.
records-no-critical = Needs three hard efforts between 2 and 30 minutes.
records-curve-power = Power curve
records-curve-speed = Pace curve
records-curve-heart = Heart rate curve
records-no-curve-power = No power recorded.
records-no-curve-speed = No run with speed or GPS recorded.
records-no-curve-heart = No heart rate recorded.
records-all-time = All time
records-recent = Last 90 days
records-year = The last year
records-year-said = { $days ->
    [one] 1 active day
   *[other] { $days } active days
 }
