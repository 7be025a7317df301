-- Takes over one entry whose worker fell silent. ARGV: group, consumer, deliveries allowed, milliseconds that the ended are kept,
-- idle milliseconds, cursor.
-- Answers {next cursor, claimed or nothing}: the cursor is followed, so that entries behind a failing head get their turn.
local found = redis.call('XAUTOCLAIM', TASKS, ARGV[1], ARGV[2], ARGV[5], ARGV[6], 'COUNT', 1)
local entry = found[2][1]
local claimed = entry and entry[2] and begin(ARGV[1], entry, ARGV[3], ARGV[4])
if claimed then return { found[1], claimed } end
return { found[1] }
