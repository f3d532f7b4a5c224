namespace FundsCheck.Cli.LanguageServer;

/// <summary>Finds what begins at an offset.</summary>
internal static class Elements
{
    public static OutlineMember? MemberAt(OutlineNode? root, int offset) =>
        Within(root, offset).SelectMany(node => node.Members).FirstOrDefault(member => member.NameStart == offset);

    public static OutlineNode? ValueAt(OutlineNode? root, int offset) => Within(root, offset).FirstOrDefault(node => node.Start == offset);

    private static IEnumerable<OutlineNode> Within(OutlineNode? root, int offset)
    {
        for (var node = root; node is not null;)
        {
            yield return node;
            node = node.Children.FirstOrDefault(child => child.Start <= offset && offset < child.End);
        }
    }
}
