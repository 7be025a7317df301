using SpeechCoach.Api;
using SpeechCoach.Api.Alarms;
using SpeechCoach.Api.Audio;
using SpeechCoach.Api.Channels;
using SpeechCoach.Api.Errors;
using SpeechCoach.Api.Identity;
using SpeechCoach.Api.Learners;
using SpeechCoach.Api.Limits;
using SpeechCoach.Api.Media;
using SpeechCoach.Api.Operations;
using SpeechCoach.Api.Pages;
using SpeechCoach.Api.Practice;
using SpeechCoach.Api.Progress;
using SpeechCoach.Api.Recordings;
using SpeechCoach.Api.Texts;
using SpeechCoach.ServiceDefaults;
using SpeechCoach.Storage;

return await Service.RunAsync<Entry>(args, builder =>
{
    builder.AddObjectStore();
    builder.AddAccounts();
    builder.AddRecordingQueue();
    builder.AddLearners();
    builder.AddBackupStore();
    builder.AddProxies();
    builder.AddErrors();
    builder.AddIdentity();
    builder.AddRateLimits();
    builder.AddRecordings();
    builder.AddAudio();
    builder.AddProgress();
    builder.AddMedia();
    builder.AddPractice();
    builder.AddAlarms();
    builder.AddTexts();
    builder.AddLearnerRights();
    builder.AddChannels();
    builder.AddOperations();
    builder.AddPages();
    builder.AddApiDescription();
},
app =>
{
    app.UseProxies();
    app.UseErrors();
    app.UseSecurityHeaders();
    app.UsePageFiles();
    app.UseRequestLimit();
    app.UseIdentity();
    app.UseRateLimits();
    app.UsePages();
    app.MapRecordings();
    app.MapAudio();
    app.MapProgress();
    app.MapLearnerRights();
    app.MapChannels();
    app.MapOperations();
    app.MapPages();
    app.MapOpenApi();
});
