using SpeechCoach.AppHost;

try
{
    Loopback.PassProxies();
    var builder = DistributedApplication.CreateBuilder(args);
    builder.AddSpeechCoach();
    using var data = DataFolder.Hold(Settings.Read(builder));
    builder.Build().Run();
    return 0;
}
catch (DistributedApplicationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
