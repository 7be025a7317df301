# Moves a sound's pitch by the samples of another one, 1 for two octaves up, and its pace by a duration tier, by overlap-add.
form Files
    sentence From
    sentence Pitch
    sentence Pace
    sentence To
    real Lowest 60
    real Highest 500
endform
# The same for the same sounds.
random_initializeWithSeedUnsafelyButPredictably (1)
by = Read from file: pitch$
Rename: "by"
pace = Read from file: pace$
sound = Read from file: from$
manipulation = To Manipulation: 0.01, lowest, highest
tier = Extract pitch tier
Formula: "self * 2 ^ (2 * Sound_by (x))"
selectObject: manipulation
plusObject: tier
Replace pitch tier
selectObject: manipulation
plusObject: pace
Replace duration tier
selectObject: manipulation
Get resynthesis (overlap-add)
Save as WAV file: to$
