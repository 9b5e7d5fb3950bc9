# What a glucose before training asks for (safety reference, SN-18 to SN-22, PL-26).

glucose-line = At { $mg } mg/dL ({ $mmol } mmol/L) before a session ({ $rule }): { $row }
glucose-tail = Insulin doses are for your care team only.
glucose-others = Your profile names no insulin and no medicine that works like it, and without those Milo has no glucose limit before training: go by how you feel, and eat something first if you feel weak. If you do use one, tell me. A reading under 70 mg/dL (3.9 mmol/L), or of 250 (13.9) and more, is worth a word with your doctor.
glucose-far_low = take 15 g of fast carbohydrate at once and measure again after 15 minutes; no exercise for 24 hours, and speak with your diabetes team the same day.
glucose-low = take 15 g of fast carbohydrate and measure again after 15 minutes; no training before it is up, and that day nothing alone, in water or at height.
glucose-lowish = take 15 to 30 g of carbohydrate first, then train.
glucose-onset = take carbohydrate when you start.
glucose-between = Milo has no glucose limit there; have fast carbohydrate with you and measure again afterwards.
glucose-high = test ketones first. With moderate or large ones no exercise, and speak with your diabetes team that day; otherwise nothing intense until it is under 250 mg/dL (13.9 mmol/L).
glucose-very_high = test ketones first. Only without any: light or moderate work; else no exercise, and speak with your diabetes team that day.
