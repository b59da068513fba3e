package org.tiaokuai.access;

import java.util.Set;
import java.util.UUID;

/** A post that an officer holds in a department: the hat under which an act is done. */
public record Post(UUID id, UUID department, String departmentName, String title, Set<Role> roles) {

    public Post {
        roles = Set.copyOf(roles);
    }
}
