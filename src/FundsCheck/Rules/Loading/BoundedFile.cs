namespace FundsCheck.Rules.Loading;

/// <summary>Reads a file no further than one byte beyond a limit, so that a huge one costs nothing and is still seen to be too large.</summary>
internal static class BoundedFile
{
    public static byte[] Read(string path, int bytesMax)
    {
        // Locks nobody out: an editor may save while the file is read.
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });

        // One byte more than it says, to see the end; a file that grows meanwhile is read on.
        var bytes = new byte[(int)Math.Min(stream.CanSeek ? stream.Length : 0, bytesMax) + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (count == bytes.Length && count <= bytesMax)
        {
            Array.Resize(ref bytes, (int)Math.Min(2L * count, bytesMax + 1L));
            count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
        }

        return bytes[..count];
    }
}
