using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace SpeechCoach.Storage;

/// <summary>Reads what <see cref="SecretXmlEncryptor"/> wrote; data protection makes it by its name, which stands in the key.</summary>
sealed class SecretXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">It was written under another secret, or changed since.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var bytes = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonceLength, tagLength) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var cipher = bytes[(nonceLength + tagLength)..];
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(services.GetRequiredService<InstallationSecret>().Derive(SecretXmlEncryptor.Purpose), tagLength);
        aes.Decrypt(bytes[..nonceLength], cipher, bytes.Slice(nonceLength, tagLength), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
