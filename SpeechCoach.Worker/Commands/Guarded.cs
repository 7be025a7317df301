using Microsoft.Extensions.Options;

namespace SpeechCoach.Worker;

/// <summary>Turns what goes wrong into one line and an exit code.</summary>
static class Guarded
{
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCodes.Error;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException
            or TimeoutException or HttpRequestException or InvalidDataException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Error;
        }
    }
}
