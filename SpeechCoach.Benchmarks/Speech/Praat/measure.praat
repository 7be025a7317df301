# Pitch, intensity, silences and syllable nuclei of one file, each timed. One item a line:
#   times PITCH INTENSITY SILENCES NUCLEI      seconds
#   pitch START STEP COUNT / f HERTZ           0 where unvoiced
#   intensity DB                               mean by energy
#   sounding START END
#   nuclei COUNT
form Measure
  sentence file x.wav
endform
sound = Read from file: file$
stopwatch
pitch = To Pitch (ac): 0, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
pitch_time = stopwatch

selectObject: sound
intensity = To Intensity: 50, 0, "yes"
intensity_time = stopwatch
mean = Get mean: 0, 0, "energy"
lowest = Get minimum: 0, 0, "parabolic"
highest = Get maximum: 0, 0, "parabolic"
loud = Get quantile: 0, 0, 0.99
threshold = max (loud - 25, lowest)
stopwatch
stretches = To TextGrid (silences): loud - 25 - highest, 0.3, 0.1, "silent", "sounding"
silences_time = stopwatch

# Peaks of the intensity contour, made a sound so that its extrema can be found.
selectObject: intensity
matrix = Down to Matrix
contour = To Sound (slice): 1
extrema = To PointProcess (extrema): 1, "yes", "no", "sinc70"
points = Get number of points
candidates = 0
for i to points
  selectObject: extrema
  time = Get time from index: i
  selectObject: contour
  level = Get value at time: 1, time, "cubic"
  if level > threshold
    candidates += 1
    times [candidates] = time
    levels [candidates] = level
  endif
endfor
nuclei = 0
for i to candidates - 1
  selectObject: contour
  dip = Get minimum: times [i], times [i + 1], "none"
  if levels [i] - dip > 2
    selectObject: pitch
    hertz = Get value at time: times [i], "Hertz", "linear"
    selectObject: stretches
    number = Get interval at time: 1, times [i]
    label$ = Get label of interval: 1, number
    if hertz <> undefined and label$ = "sounding"
      nuclei += 1
    endif
  endif
endfor
nuclei_time = stopwatch

writeInfoLine: "times ", pitch_time, " ", intensity_time, " ", silences_time, " ", nuclei_time
selectObject: pitch
start = Get time from frame number: 1
step = Get time step
frames = Get number of frames
appendInfoLine: "pitch ", start, " ", step, " ", frames
values# = List values in all frames: "Hertz"
for i to frames
  if values# [i] = undefined
    appendInfoLine: "f 0"
  else
    appendInfoLine: "f ", values# [i]
  endif
endfor
appendInfoLine: "intensity ", mean
appendInfoLine: "nuclei ", nuclei
selectObject: stretches
intervals = Get number of intervals: 1
for i to intervals
  label$ = Get label of interval: 1, i
  if label$ = "sounding"
    begin = Get start time of interval: 1, i
    finish = Get end time of interval: 1, i
    appendInfoLine: "sounding ", begin, " ", finish
  endif
endfor
