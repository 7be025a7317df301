using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SpeechCoach.Api.Recordings;

/// <summary>The recording in a request: its body as it stands, or the first file of a form.</summary>
sealed class UploadBody
{
    public const string LanguageField = "language";
    const int MaxFields = 16;
    const int MaxFieldBytes = 256;

    /// <summary>What a form may add to the file it carries.</summary>
    public const int FormOverhead = 65_536;

    readonly MultipartReader? reader;
    string? language;

    UploadBody(Stream content, MultipartReader? reader, string? language) => (Content, this.reader, this.language) = (content, reader, language);

    /// <summary>The sound.</summary>
    public Stream Content { get; }

    /// <summary>Finds the recording; null where a form has no file.</summary>
    /// <exception cref="InvalidDataException">The form is malformed.</exception>
    /// <exception cref="IOException">It broke off.</exception>
    public static async Task<UploadBody?> OpenAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var language = (string?)request.Query[LanguageField];
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data")
            return new(request.Body, null, language);

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200) throw new InvalidDataException("The form has no boundary.");
        var reader = new MultipartReader(boundary, request.Body);
        for (var field = 0; field < MaxFields && await reader.ReadNextSectionAsync(cancellationToken) is { } section; field++)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                return new(section.Body, reader, language);
            language = await LanguageAsync(section, cancellationToken) ?? language;
        }

        return null;
    }

    /// <summary>The language given beside the sound, before or behind it. Once the sound has been read.</summary>
    public async Task<string?> LanguageAsync(CancellationToken cancellationToken)
    {
        for (var field = 0; reader is not null && field < MaxFields; field++)
        {
            if (await reader.ReadNextSectionAsync(cancellationToken) is not { } section) break;
            language = await LanguageAsync(section, cancellationToken) ?? language;
        }

        return language;
    }

    static async Task<string?> LanguageAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (section.AsFormDataSection() is not { Name: LanguageField }) return null;
        var buffer = new byte[MaxFieldBytes];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read).Trim() is { Length: > 0 } text ? text : null;
    }
}
