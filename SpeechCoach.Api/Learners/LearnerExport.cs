using System.IO.Compression;
using System.Text.Json;
using SpeechCoach.Contracts;
using SpeechCoach.Storage;

namespace SpeechCoach.Api.Learners;

/// <summary>All that is kept of a learner as one zip file, written as it is read: no file of it is ever whole in memory.</summary>
sealed class LearnerExport(IEnumerable<ILearnerRecords> records)
{
    public const string ContentType = "application/zip";
    public const string FileName = "speech-coach.zip";

    public async Task WriteAsync(Account account, Stream target, CancellationToken cancellationToken)
    {
        await using var patient = new PatientStream(target);
        await using (var zip = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            await AddAsync(zip, new("account.json", (entry, ct) => JsonSerializer.SerializeAsync(entry, account, ContractsJson.Default.Account, ct)), cancellationToken);
            foreach (var place in records)
                await foreach (var file in place.ExportAsync(account, cancellationToken))
                    await AddAsync(zip, file, cancellationToken);
        }

        await patient.FlushAsync(cancellationToken);
    }

    static async Task AddAsync(ZipArchive zip, ExportedFile file, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(file.Name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await file.WriteAsync(entry, cancellationToken);
    }
}
