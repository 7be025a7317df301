-- Keeps an entry from being taken over. ARGV: group, consumer, entry, id, attempt. Answers 1 while it is still ours.
if not owns(ARGV[4], ARGV[5]) then return 0 end
return #redis.call('XCLAIM', TASKS, ARGV[1], ARGV[2], 0, ARGV[3], 'JUSTID')
