using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SpeechCoach.Contracts;

namespace SpeechCoach.Storage;

/// <summary>
/// The key ring of ASP.NET Core's data protection as objects. Its interface is synchronous and called a few times in a process's
/// life, so these are the only waits in the product that block.
/// </summary>
sealed class ObjectStoreXmlRepository(IObjectStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        Task.Run(() => WriteAsync(element)).GetAwaiter().GetResult();
    }

    async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        await foreach (var listed in store.ListAsync(ObjectKeys.CookieKeys, CancellationToken.None))
        {
            await using var found = await store.OpenAsync(listed.Key, CancellationToken.None);
            if (found is not null)
                elements.Add(await XElement.LoadAsync(found.Content, LoadOptions.None, CancellationToken.None));
        }

        return elements;
    }

    async Task WriteAsync(XElement element)
    {
        using var content = new MemoryStream();
        await element.SaveAsync(content, SaveOptions.DisableFormatting, CancellationToken.None);
        content.Position = 0;
        // A name of our own: the one that comes with the element is only a hint, and a revocation may repeat it.
        await store.PutAsync($"{ObjectKeys.CookieKeys}{Guid.NewGuid():N}.xml", content, "application/xml", CancellationToken.None);
    }
}
