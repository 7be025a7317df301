#!/usr/bin/env -S dotnet run
#:project ../SpeechCoach.Analytics
#:property PublishAot=false

// A year of learners who do not exist, as a file to try dataflows on: dotnet run notebooks/synthetic-year.cs -- year.jsonl [LEARNERS [EVENTS [SEED]]]
using System.Globalization;
using System.Text.Json;
using SpeechCoach.Analytics;
using SpeechCoach.Contracts;

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;

if (args.Length == 0)
{
    Console.Error.WriteLine("Say where to: dotnet run notebooks/synthetic-year.cs -- year.jsonl [LEARNERS [EVENTS [SEED]]]");
    return 1;
}

var year = new SyntheticSpeeches(seed: Number(3, 1), learners: Number(1, 500), count: Number(2, 50_000));
using var file = File.Create(args[0]);
foreach (var speech in year.All)
{
    JsonSerializer.Serialize(file, speech, ContractsJson.Default.SpeechAnalyzed);
    file.WriteByte((byte)'\n');
}

Console.WriteLine($"{year.Count} events in {args[0]}");
return 0;
