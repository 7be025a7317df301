using SpeechCoach.Analytics;
using SpeechCoach.Analytics.Dataflows;
using SpeechCoach.ServiceDefaults;
using SpeechCoach.Storage;

return await Service.RunAsync<Entry>(args, builder =>
{
    builder.AddObjectStore();
    builder.AddEventLogHealthCheck();
    builder.AddDataflow<SpeakingProgress>();
    builder.AddDataflow<ActiveWords>();
    builder.AddDataflow<LearnersUsual>();
    builder.AddDataflow<PopulationBands>();
    builder.AddDataflow<PipelineHealth>();
    builder.AddDataflow<Archive>();
});
