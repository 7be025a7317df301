using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace SpeechCoach.Storage;

/// <summary>Encrypts the key ring at rest (AES-GCM under a key derived from the installation's secret): the store alone forges no cookie.</summary>
sealed class SecretXmlEncryptor(InstallationSecret secret) : IXmlEncryptor
{
    public const string Purpose = "key ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = new AesGcm(secret.Derive(Purpose), tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        CryptographicOperations.ZeroMemory(plain);
        return new(new XElement("encrypted", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(SecretXmlDecryptor));
    }
}
