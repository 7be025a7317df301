using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SpeechCoach.Api.Recordings;

/// <summary>The recording in a request: its body as it stands, or the first file of a form.</summary>
sealed class UploadBody
{
    public const string LanguageField = "language";
    public const string QuestionField = "question";
    const int MaxFields = 16;
    const int MaxFieldBytes = 256;

    /// <summary>What a form may add to the file it carries.</summary>
    public const int FormOverhead = 65_536;

    readonly MultipartReader? reader;
    string? language;
    int room = FormOverhead;

    UploadBody(HttpRequest request, MultipartReader? reader) =>
        (Content, this.reader, language, Question) = (request.Body, reader, request.Query[LanguageField], request.Query[QuestionField]);

    /// <summary>The sound.</summary>
    public Stream Content { get; private set; }

    /// <summary>The id of the question that the sound answers, given before it.</summary>
    public string? Question { get; private set; }

    /// <summary>Finds the recording; null where a form has no file.</summary>
    /// <exception cref="InvalidDataException">The form is malformed, or broke off.</exception>
    /// <exception cref="UploadTooLargeException">What stands beside the file is more than <see cref="FormOverhead"/>.</exception>
    public static Task<UploadBody?> OpenAsync(HttpRequest request, CancellationToken cancellationToken) =>
        OrMalformedAsync(() => ReadToFileAsync(request, cancellationToken));

    /// <summary>The language given beside the sound, before or behind it. Once the sound has been read.</summary>
    /// <exception cref="InvalidDataException">The form is malformed, or broke off.</exception>
    /// <exception cref="UploadTooLargeException">What stands beside the file is more than <see cref="FormOverhead"/>.</exception>
    public Task<string?> LanguageAsync(CancellationToken cancellationToken) => OrMalformedAsync(() => ReadBehindFileAsync(cancellationToken));

    // The sender's fault, as against a disk or a server of ours that fails meanwhile.
    static async Task<T> OrMalformedAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form broke off.", e);
        }
    }

    static async Task<UploadBody?> ReadToFileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data") return new(request, null);

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200) throw new InvalidDataException("The form has no boundary.");
        var body = new UploadBody(request, new MultipartReader(boundary, request.Body));
        return await body.FindFileAsync(cancellationToken) ? body : null;
    }

    async Task<bool> FindFileAsync(CancellationToken cancellationToken)
    {
        for (var field = 0; field < MaxFields && await reader!.ReadNextSectionAsync(cancellationToken) is { } section; field++)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
            {
                Content = section.Body;
                return true;
            }

            if (await ReadAsync(section, cancellationToken) is not var (name, value)) continue;
            if (name == LanguageField) language = value;
            if (name == QuestionField) Question = value;
        }

        return false;
    }

    async Task<string?> ReadBehindFileAsync(CancellationToken cancellationToken)
    {
        for (var field = 0; reader is not null && field < MaxFields; field++)
        {
            if (await reader.ReadNextSectionAsync(cancellationToken) is not { } section) break;
            if (await ReadAsync(section, cancellationToken) is not var (name, value)) continue;
            if (name == LanguageField) language = value;
            // Left unsaid, it would look as if the answer had counted as one.
            if (name == QuestionField) throw new InvalidDataException("The question stands behind the file.");
        }

        return language;
    }

    async Task<(string Name, string Value)?> ReadAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFieldBytes];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var text = Encoding.UTF8.GetString(buffer, 0, read).Trim();
        // Here and not on the way to the next section, where nothing would bound it.
        for (; read > 0; read = await section.Body.ReadAsync(buffer, cancellationToken))
            if ((room -= read) < 0) throw new UploadTooLargeException();
        return text.Length > 0 && section.AsFormDataSection() is { Name: LanguageField or QuestionField } field ? (field.Name, text) : null;
    }
}
