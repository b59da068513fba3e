package org.tiaokuai.access;

import java.util.Set;
import java.util.UUID;

/**
 * A post that an officer holds in a department: the hat under which an act is done.
 *
 * @param items to which the post is limited; none means all that the department handles
 */
public record Post(UUID id, UUID department, String departmentName, String title, Set<Role> roles, Set<String> items) {

    public Post {
        roles = Set.copyOf(roles);
        items = Set.copyOf(items);
    }

    /** A post with rights in every item of its department. */
    public Post(UUID id, UUID department, String departmentName, String title, Set<Role> roles) {
        this(id, department, departmentName, title, roles, Set.of());
    }

    /** Whether an item that this department handles is this post's business. */
    public boolean handles(UUID handledBy, String item) {
        return handledBy.equals(department) && (items.isEmpty() || items.contains(item));
    }
}
