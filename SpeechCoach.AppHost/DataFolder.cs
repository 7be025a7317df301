namespace SpeechCoach.AppHost;

static class DataFolder
{
    /// <summary>
    /// Keeps every other AppHost off the data: two servers on the same files would lose what both accept, and other ports do not part them.
    /// The system's lock goes with the process, however that ends; the file stays and means nothing.
    /// </summary>
    public static IDisposable Hold(Settings settings)
    {
        var folder = Directory.CreateDirectory(settings.DataDirectory).FullName;
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new DistributedApplicationException(
                $"{e.Message} Stop the Speech Coach that runs on this data, or give this one a folder and ports of its own: --DataDirectory FOLDER.", e);
        }
    }
}
