-- Counts the entries that no consumer of a group was given yet, where Redis cannot tell because some were deleted.
-- KEYS: stream. ARGV: the last entry given out, how far to count. Answers the count.
return #redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])
