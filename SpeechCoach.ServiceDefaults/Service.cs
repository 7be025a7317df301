using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SpeechCoach.ServiceDefaults;

/// <summary>The program of a service, from its settings to its end.</summary>
public static class Service
{
    /// <summary>
    /// Runs a service with the defaults of all until it is stopped, and answers the exit code. Settings that are wrong are told in lines of their own, not
    /// in the trace of where they were come upon.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="add">Adds what the service is made of.</param>
    /// <param name="use">Puts its requests through it; one that has none needs nothing.</param>
    /// <typeparam name="TEntry">Any type of the service's own assembly.</typeparam>
    public static async Task<int> RunAsync<TEntry>(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication>? use = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddServiceDefaults();
            add(builder);
            // Disposed of by its run. Where it comes to none the program ends; whoever hosts it may be asking it for services at this moment.
            var app = builder.Build();
            // The host would check them too, and log what it finds as a failure of its own.
            app.Services.GetService<IStartupValidator>()?.Validate();
            use?.Invoke(app);
            app.MapDefaultEndpoints();
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (IsOwnProgram<TEntry>() && WrongSettings(e) is { Count: > 0 } wrong)
        {
            foreach (var line in wrong) await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    // Another program that hosts the service, as tests do, is to get the exception.
    static bool IsOwnProgram<TEntry>() => Assembly.GetEntryAssembly() == typeof(TEntry).Assembly;

    static IReadOnlyList<string> WrongSettings(Exception exception) => exception switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        // What is no number, or no time, never came to be checked.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unread => [unread.Message],
        AggregateException { InnerExceptions: var all } when all.All(each => WrongSettings(each).Count > 0) => [.. all.SelectMany(WrongSettings).Distinct()],
        _ => [],
    };
}
