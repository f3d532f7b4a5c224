namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// A place in an outline where a name or a value stands or belongs.
/// </summary>
/// <param name="Container">The object or list around the place.</param>
/// <param name="Member">The member whose name or value is at the place; null for an item of a list, and for a name to be written.</param>
/// <param name="Node">The value at the place; null where it is not written, and for a name.</param>
/// <param name="IsName">True for the name of a member.</param>
/// <param name="Start">The first offset of what stands there.</param>
/// <param name="End">The offset after it.</param>
internal sealed record OutlinePlace(OutlineNode Container, OutlineMember? Member, OutlineNode? Node, bool IsName, int Start, int End)
{
    /// <summary>The names from the file to the place.</summary>
    public string Path
    {
        get
        {
            var last = IsName ? string.Empty : Member?.Name ?? "*";
            return Container.Path.Length == 0 || last.Length == 0 ? Container.Path + last : $"{Container.Path}/{last}";
        }
    }

    /// <summary>Finds the place of an offset; null outside of every object and list.</summary>
    public static OutlinePlace? Find(OutlineNode? root, int offset)
    {
        if (root is null || !root.Holds(offset) || root.Kind is not (OutlineKind.Object or OutlineKind.List))
        {
            return null;
        }

        var container = root;
        while (container.Children.FirstOrDefault(child => child.Holds(offset)) is { } inner)
        {
            if (inner.Kind is OutlineKind.Text or OutlineKind.Word)
            {
                return new OutlinePlace(container, inner.Member, inner, IsName: false, inner.Start, EndOf(inner.Start, inner.End, offset));
            }

            container = inner;
        }

        return OfMember(container, offset) ?? new OutlinePlace(container, null, null, container.Kind == OutlineKind.Object, offset, offset);

        // What follows the cursor in a string without its closing quote is not part of it.
        int EndOf(int start, int end, int at) => container.Children.Any(child => child.Start == start && !child.IsClosed) ? at : end;
    }

    private static OutlinePlace? OfMember(OutlineNode container, int offset)
    {
        var member = container.Members.LastOrDefault(other => other.NameStart < offset);
        if (member is null)
        {
            return null;
        }

        if (offset < member.NameEnd || (offset == member.NameEnd && member.ColonAt < 0))
        {
            return new OutlinePlace(container, member, null, IsName: true, member.NameStart, member.NameEnd);
        }

        return member.ColonAt >= 0 && member.ColonAt < offset && member.Value is null
            ? new OutlinePlace(container, member, null, IsName: false, offset, offset)
            : null;
    }
}
