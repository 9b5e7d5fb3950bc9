# Why an answer opened with a line of the rules.

opening-profile = That line is rule { $rules }, from your profile: { $fact }.
opening-message = That line is rule { $rules }, from a message of yours: “{ $said }”. I read it as { $read }.{ $but }
opening-not_profile = {" "}Your profile does not say that, so your plan is not made by it; if I misread you, nothing of it stays.
opening-unknown = I find nothing in your profile or in your last messages that this line would come from. Your plan is made from your profile, not from that line.
opening-read--older = an age of 65 or more
opening-read--minor = an age under 18
opening-read--pregnant = a pregnancy, or a birth not long ago
opening-read--condition = something about a health condition
opening-read--injury = something that hurts
opening-read--illness = a cold or an illness
opening-read--dizzy = dizziness
opening-read--headache = a headache
opening-read--belly = an upset belly
opening-read--period = period cramps
opening-read--deficit = a wish to lose weight
opening-read--heat_day = training in the heat
opening-read--sore = sore muscles
opening-read--allergy = a food allergy
opening-read--layoff = two weeks or more without training
opening-read--short_night = a very short night
opening-read--new_to_max = a test of your maximum in your first weeks
opening-read--past = something you got over
