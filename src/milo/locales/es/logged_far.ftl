# What is said of values far from what is known.
logged_far-weight = Ese peso está lejos de tu peso conocido. Lo he anotado como has dicho; si ha sido un desliz, dime el correcto.
logged_far-load = { $what }: es mucho más de lo que se sabe de ti. Queda como lo has dicho, y no es marca ni máximo hasta que otro día se acerque; si ha sido un desliz, corrígelo.
logged_far-held = { $what }: es mucho para una serie aguantada. Queda como lo has dicho; si ha sido un desliz, corrígelo.
