namespace SpeechCoach.Storage;

/// <summary>The queue's scripts, each behind the functions they share.</summary>
static class LuaScripts
{
    public static readonly string Accept = Load("accept");
    public static readonly string Claim = Load("claim");
    public static readonly string Reclaim = Load("reclaim");
    public static readonly string Heartbeat = Load("heartbeat");
    public static readonly string Stage = Load("stage");
    public static readonly string Commit = Load("commit");
    public static readonly string Retry = Load("retry");
    public static readonly string HandBack = Load("handback");
    public static readonly string Promote = Load("promote");
    public static readonly string Replay = Load("replay");
    public static readonly string ReplayOne = Load("replayone");
    public static readonly string Trim = Load("trim");
    public static readonly string Restore = Load("restore");
    public static readonly string Repair = Load("repair");
    public static readonly string Unread = Load("unread");
    public static readonly string ForgetReaders = Load("forgetreaders");
    public static readonly string Forget = Load("forget");
    public static readonly string ForgetRecording = Load("forgetrecording");
    public static readonly string Purge = Load("purge");
    public static readonly string TakeDeletion = Load("takedeletion");

    static string Load(string name) => Read("common") + Read(name);

    static string Read(string name)
    {
        using var stream = typeof(LuaScripts).Assembly.GetManifestResourceStream($"SpeechCoach.Storage.Queue.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"The script {name}.lua is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
